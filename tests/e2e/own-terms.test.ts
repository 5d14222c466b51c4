import {
  type BrowserTab,
  barsShown,
  clickButton,
  expect,
  marks,
  openOptions,
  shownCard,
  termMarks,
  test,
} from './extension.ts';
