import {
  type BrowserTab,
  clickButton,
  clickControl,
  expect,
  markedPlace,
  markedTexts,
  placeOf,
  pointAt,
  shownCard,
  shownText,
  test,
} from './extension.ts';

/** Chooses a file in the options, as from the browser's own dialog. */
const chooseFile = (options: BrowserTab, name: string, content: string) =>
  options.evaluate(
    async ([fileName, text]) => {
      const input = document.querySelector<HTMLInputElement>('#import-file');
      if (!input) throw new Error('no place for a file');
      const files = new DataTransfer();
      files.items.add(new File([text], fileName));
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    [name, content] as const,
  );

const cardText = async (tab: BrowserTab) => (await shownCard(tab))?.text ?? '';

const FILE = 'term,english,definition\n綿陽,my Mianyang,"A city,\n<b>not bold</b>"\nplain,none,\n';

test.describe('own terms', () => {
  test('of a file are marked and explained on an open page, until their glossary is off', async ({
    open,
    options,
  }) => {
    const tab = await open('demo-hans.html');
    await expect.poll(() => markedTexts(tab)).toContain('通报');
    expect(await markedTexts(tab)).not.toContain('绵阳');

    await chooseFile(options, 'Cities.csv', FILE);
    await expect.poll(() => shownText(options, '.import')).toContain('line 4: Chinese has no');
    await clickControl(options, 'Leave out those with errors');
    await clickControl(options, 'Import them (1)');
    await expect.poll(() => shownText(options, '.glossary')).toContain('Terms: 1');

    await tab.bringToFront();
    await expect.poll(() => markedTexts(tab)).toContain('绵阳');
    await pointAt(tab, await markedPlace(tab, '绵阳'));
    await expect.poll(() => cardText(tab)).toContain('my Mianyang');
    const card = await cardText(tab);
    expect(card).toContain('<b>not bold</b>');
    expect(card).toContain('From your glossary: Cities');
    expect(card).toContain('Miányáng');

    await clickControl(options, 'Use “Cities”');
    await tab.bringToFront();
    await expect.poll(() => markedTexts(tab)).not.toContain('绵阳');
    expect(await markedTexts(tab)).toContain('通报');
  });

  test('lead where ours has the same text, which is one click away', async ({ open, options }) => {
    await chooseFile(options, 'Mine.tsv', '成渝地区双城经济圈\tmy twin-city circle\n');
    await clickControl(options, 'Import them (1)');
    await expect.poll(() => shownText(options, '.glossary')).toContain('Terms: 1');
    const tab = await open('demo-hant.html');
    await tab.bringToFront();
    await pointAt(tab, await markedPlace(tab, '雙城'));
    await expect.poll(() => cardText(tab)).toContain('my twin-city circle');
    await clickButton(tab, "Shuangdu's own glossary", 'card');
    await expect.poll(() => cardText(tab)).toContain('official');
    await clickButton(tab, 'Back', 'card');
    await expect.poll(() => cardText(tab)).toContain('my twin-city circle');
  });

  test('are added from what is selected, in the page’s own script, and marked at once', async ({
    open,
    options,
    extension,
  }) => {
    const tab = await open('demo-hans.html');
    await tab.bringToFront();
    await clickButton(tab, 'Traditional, Taiwan');
    await expect.poll(() => shownText(tab, 'h1')).toContain('綿陽');
    const place = await placeOf(tab, '綿陽', { select: true });
    await extension.browser.chooseMenuItem(tab, place, 'Add to my glossary');
    await expect.poll(async () => (await shownCard(tab))?.heading).toBe('Add to my glossary');
    const written = await tab.evaluate(() => {
      const form = document.querySelector('shuangdu-ui')?.shadowRoot?.querySelector('form');
      const english = form?.querySelector<HTMLInputElement>('[name=english]');
      if (english) english.value = 'Mianyang';
      return form?.querySelector<HTMLInputElement>('[name=headword]')?.value;
    }, null);
    expect(written).toBe('绵阳');
    await clickButton(tab, 'Save', 'card');
    await expect.poll(() => markedTexts(tab)).toContain('綿陽');
    await expect.poll(() => shownCard(tab)).toBeNull();

    await expect.poll(() => shownText(options, '.glossary')).toContain('My terms');
    await clickControl(options, 'My terms');
    await expect.poll(() => shownText(options, '.terms')).toContain('绵阳Mianyang');
  });

  test('are exported as a file that imports as the same terms', async ({ options }) => {
    await chooseFile(options, 'Mine.csv', '双城,=twin\n');
    await clickControl(options, 'Import them (1)');
    await expect.poll(() => shownText(options, '.glossary')).toContain('Terms: 1');
    const { name, content } = await options.download(() =>
      options.evaluate(() => {
        const select = document.querySelector<HTMLSelectElement>('.glossary select');
        if (!select) throw new Error('no formats to choose');
        select.value = 'csv';
        select.dispatchEvent(new Event('change', { bubbles: true }));
      }, null),
    );
    expect(name).toBe('Mine.csv');
    expect(content.split('\r\n')[1]).toBe("双城,,,'=twin,,,");
    await chooseFile(options, name, content);
    await expect.poll(() => shownText(options, '.sample')).toBe('双城 =twin');
  });
});
