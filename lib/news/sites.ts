/** Match patterns of the listed news sites. */
export const SITE_MATCHES: readonly string[] = ['*://*.people.com.cn/*', '*://*.xinhuanet.com/*'];
