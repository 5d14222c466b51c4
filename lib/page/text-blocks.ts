/** Text that stands in one flow: a paragraph, a list item, a line between two <br>. */
export interface TextBlock {
  /** The nearest block element; lines between <br> share it. */
  readonly element: Element;
  /** Blanks folded; each text node cut at the walk's limit. */
  readonly text: string;
  /** Han characters, and how many of them are links. */
  readonly han: number;
  readonly linkHan: number;
  /** Sentence punctuation outside links. */
  readonly marks: number;
  /** Han characters of running text. */
  readonly prose: number;
  /** Inside navigation, comments, related links or the like, going by its ancestors' names. */
  readonly aside: boolean;
}

/** How much a walk may read: nodes visited, UTF-16 units of each text node. */
export interface WalkLimits {
  readonly nodes: number;
  readonly units: number;
}

/** What a comment or blanks between elements count for as a node. */
const BLANK_NODE = 0.2;

const NO_LIMITS: WalkLimits = { nodes: Infinity, units: Infinity };

const SKIPPED = tags(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SELECT TEXTAREA BUTTON IFRAME OBJECT AUDIO VIDEO TITLE svg math',
);
const INLINE = tags(
  'A ABBR B BIG CITE CODE DEL EM FONT I INS LABEL MARK Q RP RT RUBY S SMALL SPAN STRIKE STRONG SUB SUP TIME U WBR SHUANGDU-TEXT SHUANGDU-WORD SHUANGDU-HOLD',
);
const ASIDE = tags('NAV ASIDE FOOTER DIALOG');
/** Where a class or an id makes no aside: text stands in them, whatever they are called. */
const NEVER_ASIDE = tags('BODY MAIN ARTICLE P H1 H2 H3 H4 H5 H6');
/** Blocks that are a paragraph, so that the text's container is their parent. */
const PARAGRAPHS = tags('P LI DD PRE H1 H2 H3 H4 H5 H6');
/** Blocks that are no running text, whatever marks they have. */
const HEADINGS = tags('H1 H2');
/** Words that sites put first in class and id of what is no article text. */
const ASIDE_NAME =
  /(?<![a-z])(navbar|menu|breadcrumb|sidebar|aside|footer|comment-?list|reply|relate|recommend|rank|promo|share|copyright|disclaimer|subscribe|advert|(nav|ads?|comments?|crumbs?)(?![a-z]))/i;
/** Sentences of a site about itself. */
const BOILERPLATE =
  /版[权權]所有|copyright|all rights|ICP[备備证證]|公安[备備]|[备備]案[号號]|未[经經].{0,10}([许許]可|授[权權]|同意)|不得[转轉][载載]|[转轉][载載][请請]|免[责責][声聲]明|^[邮郵]?[编編地][:：址]|[邮郵][编編][:：]|主[办辦管][单單]位[:：]|技[术術]支持[:：]|[隐隱]私[权權政條条]|\bcookies?\b/i;
/** UTF-16 units of the longest of them that is no paragraph of an article which speaks of the same. */
const BOILERPLATE_UNITS = 200;
const MARK = /[，。、；：？！,;?!]/g;

function tags(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}

/** Text blocks under `root` in document order, as far as `limits` go. Reads no layout. */
export function textBlocks(root: Element, limits: WalkLimits = NO_LIMITS): TextBlock[] {
  const blocks: TextBlock[] = [];
  const regions: (Element | null)[] = [];
  let nodes = limits.nodes;
  let flow: Element | null = null;
  let text = '';
  let han = 0;
  let linkHan = 0;
  let marks = 0;

  const flush = (region: Element | null) => {
    if (flow) {
      const block = {
        element: flow,
        text: text.replace(/ +/g, ' ').trim(),
        han,
        linkHan,
        marks,
        aside: region !== null,
      };
      blocks.push({ ...block, prose: countProse(block) });
      regions.push(region);
    }
    flow = null;
    text = '';
    han = linkHan = marks = 0;
  };
  const read = (data: string, block: Element, inLink: boolean) => {
    const folded = data.replace(/\s+/g, ' ');
    if (folded !== ' ') flow ??= block;
    if (!flow) return;
    const count = countHan(folded);
    text += folded;
    han += count;
    if (inLink) linkHan += count;
    else marks += folded.match(MARK)?.length ?? 0;
  };
  const walk = (parent: Element, block: Element, inLink: boolean, region: Element | null) => {
    for (let node = parent.firstChild; node && nodes > 0; node = node.nextSibling) {
      nodes -= node.nodeType === Node.ELEMENT_NODE || isWord(node) ? 1 : BLANK_NODE;
      if (node.nodeType === Node.TEXT_NODE) {
        read((node as Text).data.slice(0, limits.units), block, inLink);
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        const element = node as Element;
        const { tagName } = element;
        if (SKIPPED.has(tagName) || isHidden(element)) continue;
        const inside = isAside(element) ? element : region;
        if (INLINE.has(tagName)) {
          walk(element, block, inLink || tagName === 'A', inside);
        } else {
          flush(region);
          walk(element, element, inLink, inside);
          flush(inside);
        }
      }
    }
  };
  walk(root, root, false, null);
  flush(null);

  // A name is no proof: the region that holds most of the running text is the article's.
  const total = sum(blocks, prose);
  const held = Map.groupBy(blocks, (_, index) => regions[index]);
  const main = [...held].find(([, those]) => sum(those, prose) * 4 > total * 3)?.[0];
  return blocks.map((block, index) =>
    regions[index] === main ? { ...block, aside: false } : block,
  );
}

/** A text node that is more than blanks between elements. */
function isWord(node: Node): boolean {
  return node.nodeType === Node.TEXT_NODE && /^\s{0,200}\S/.test((node as Text).data);
}

/** Han characters of running text in a block; 0 for headings, labels, links and a site's own lines. */
export function prose(block: TextBlock): number {
  return block.prose;
}

function countProse({ element, text, han, linkHan, marks }: Omit<TextBlock, 'prose'>): number {
  const plain = han - linkHan;
  if (plain < 8 || marks === 0 || plain <= linkHan || HEADINGS.has(element.tagName)) return 0;
  return text.length <= BOILERPLATE_UNITS && BOILERPLATE.test(text) ? 0 : plain;
}

/**
 * The element that holds most of the running text, going by where paragraphs stand together, and
 * widened as long as running text surrounds it. Null where there is none.
 */
export function proseContainer(blocks: readonly TextBlock[]): Element | null {
  const candidates = blocks.filter((block) => !block.aside && prose(block) > 0);
  const credits = new Map<Element, number>();
  let best: Element | null = null;
  for (const block of candidates) {
    let credit = prose(block);
    let holder: Element | null = PARAGRAPHS.has(block.element.tagName)
      ? block.element.parentElement
      : block.element;
    for (let level = 0; level < 3 && holder; level += 1) {
      credits.set(holder, (credits.get(holder) ?? 0) + credit);
      credit /= 2;
      holder = holder.parentElement;
    }
  }
  for (const [element, credit] of credits) {
    if (credit > (best ? (credits.get(best) ?? 0) : 0)) best = element;
  }
  let wide = best;
  for (let level = 0, up = best?.parentElement; wide && up && level < 3; level += 1) {
    const inner = wide;
    const around = blocks.filter(
      ({ aside, element }) => !aside && up?.contains(element) && !inner.contains(element),
    );
    const gain = sum(around, prose);
    const links = sum(around, (block) => block.linkHan);
    if (gain * 5 >= sum(within(blocks, inner), prose) && links * 3 <= gain) wide = up;
    up = up.parentElement;
  }
  return wide;
}

/** The blocks inside `element` that no aside holds. */
export function within(blocks: readonly TextBlock[], element: Element): TextBlock[] {
  return blocks.filter((block) => !block.aside && element.contains(block.element));
}

/** Adds up `value` over `blocks`. */
export function sum(blocks: readonly TextBlock[], value: (block: TextBlock) => number): number {
  return blocks.reduce((total, block) => total + value(block), 0);
}

/** Han characters in `text`, of the basic plane. */
export function countHan(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0x3400 && (code <= 0x9fff || (code >= 0xf900 && code <= 0xfaff))) count += 1;
  }
  return count;
}

/** Hidden by its own attributes; style sheets are not looked at. */
export function isHidden(element: Element): boolean {
  const style = element.getAttribute('style');
  return element.hasAttribute('hidden') || (style !== null && /display:\s*none/i.test(style));
}

/** Navigation, comments, related links or the like, going by its name. */
export function isAside(element: Element): boolean {
  if (NEVER_ASIDE.has(element.tagName)) return false;
  if (ASIDE.has(element.tagName)) return true;
  const name = `${element.id} ${element.getAttribute('class') ?? ''}`;
  // commentList_2 -> comment-List_2
  return name !== ' ' && ASIDE_NAME.test(name.replace(/[A-Z]/g, '-$&'));
}
