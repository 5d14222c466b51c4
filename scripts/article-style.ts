/** Style of a news article page, light or dark as the reader has it. No external resource. */
export const ARTICLE_CSS = `
:root { color-scheme: light dark; --ink: #1d1d1f; --paper: #fff; --quiet: #63666a; --line: #dcdee2; --accent: #9b1c1f; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e4e6; --paper: #17181a; --quiet: #9da1a7; --line: #34373c; --accent: #f0807d; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.85 system-ui, sans-serif; }
a { color: inherit; text-decoration-color: var(--accent); text-underline-offset: 0.2em; }
.site, .columns, .foot { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem; }
.site { display: flex; flex-wrap: wrap; gap: 0.25rem 1.5rem; align-items: baseline; padding-block: 0.9rem; border-bottom: 3px solid var(--accent); }
.brand { margin: 0; font-size: 1.25rem; font-weight: 700; color: var(--accent); }
.site nav { display: flex; flex-wrap: wrap; gap: 0 1.1rem; font-size: 0.95rem; }
.site nav a, aside a { text-decoration: none; }
.columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2.5rem; padding-block: 1.5rem 3rem; }
@media (min-width: 56rem) { .columns.with-aside { grid-template-columns: minmax(0, 1fr) 15rem; } }
h1 { margin: 0 0 0.75rem; font-size: clamp(1.45rem, 4.5vw, 2.05rem); line-height: 1.4; text-wrap: balance; }
.byline { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin: 0 0 1.5rem; color: var(--quiet); font-size: 0.9rem; }
.byline p { margin: 0; }
article > p { margin: 0 0 1.1em; text-indent: 2em; }
figure { margin: 0 0 1.5rem; }
figure svg { display: block; width: 100%; height: auto; border: 1px solid var(--line); }
figcaption { padding-top: 0.5rem; color: var(--quiet); font-size: 0.9rem; line-height: 1.6; }
aside h2 { margin: 0 0 0.5rem; font-size: 1.05rem; }
aside ul { margin: 0; padding: 0; list-style: none; font-size: 0.95rem; line-height: 1.6; }
aside li { padding: 0.45rem 0; border-top: 1px solid var(--line); }
.foot { padding-block: 1rem 2rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: 0.85rem; line-height: 1.7; }
`;
