/** A script that the reader can show: mainland simplified, Taiwan or Hong Kong traditional. */
export type Script = 'hans' | 'hant-tw' | 'hant-hk';

/**
 * The script that a text stands in. `hant` is traditional without a mark of its region; `mixed` has
 * both scripts in quantity.
 */
export type TextScript = Script | 'hant' | 'mixed';
