import type { DecodeStrictly } from '../../lib/glossary/own/decode.ts';

/** As the extension decodes a file. */
export const decodeStrictly: DecodeStrictly = (bytes, encoding) =>
  new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
