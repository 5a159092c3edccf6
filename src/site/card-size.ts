/** What Open Graph, Mastodon and Discourse show without cropping. */
export const cardSize = { width: 1200, height: 630 } as const;
