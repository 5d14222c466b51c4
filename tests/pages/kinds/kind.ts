/** A text of one kind, of ours, from which pages of many shapes are made. */
export interface Kind {
  readonly name: string;
  readonly script: 'hans' | 'hant' | null;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** One kind from a heading `name: title` and its paragraphs on lines of their own. */
function kindOf(script: Kind['script'], text: string): Kind {
  const [head = '', ...paragraphs] = text.trim().split('\n');
  const [name = '', title = ''] = head.split(': ');
  return { name, script, title, paragraphs };
}

/** Kinds from one text, with a blank line between them. */
export function kindsOf(script: Kind['script'], texts: string): Kind[] {
  return texts
    .trim()
    .split('\n\n')
    .map((text) => kindOf(script, text));
}
