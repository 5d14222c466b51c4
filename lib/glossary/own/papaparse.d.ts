/** What we use of papaparse: the types of @types/papaparse bring Node's with them, and lib has none. */
declare module 'papaparse' {
  interface Step {
    readonly data: string[];
    readonly errors: readonly { readonly type: string }[];
    /** UTF-16 units of the text that are read. */
    readonly meta: { readonly cursor: number };
  }
  const Papa: {
    parse(
      text: string,
      options: {
        delimiter: string;
        quoteChar: string;
        newline: string;
        step(row: Step): void;
      },
    ): void;
    unparse(
      rows: readonly (readonly string[])[],
      options: { delimiter: string; newline: string },
    ): string;
  };
  export default Papa;
}
