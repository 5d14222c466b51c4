/** What the pages show, each framework in its own way. */
export const TITLE = '川渝商定共建双城经济圈事项';
export const SOURCE = '双读日报';
export const PARAGRAPHS: readonly { readonly id: number; readonly text: string }[] = [
  '本报讯，推动成渝地区双城经济圈建设的会议在绵阳市举行，两地商定了下一步要着力办好的事情。',
  '重庆市市长表示，银行、铁路和公路的合作将一起发力，沿线乡镇也将从中受益，具体方案年内公布。',
  '会议强调，两地要齐心协力，把重大项目和重点任务一件一件地办好，让建设成果惠及群众。',
].map((text, id) => ({ id, text }));
export const MORE = {
  id: 3,
  text: '记者获悉，下一次会议将于明年在重庆举行，届时还会公布新的合作项目。',
};
/** Hydrates after the rest, where the framework can do that. */
export const LATER =
  '专家认为，数据库和网络的合作会带动周边产业，通行时间将缩短一半，货运成本随之下降。';
