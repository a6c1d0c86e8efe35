/** The hub's HTTP interface in one place. Every path below `/v1/posts/` is signed (RFC 9421). */

export const hubPaths = {
  health: '/v1/health',
  enrolments: '/v1/enrolments',
  journal: (post: string): string => `/v1/posts/${post}/journal`,
  /** `?after=<seq>`: replies with a greater sequence number. */
  replies: (post: string): string => `/v1/posts/${post}/replies`,
  /** New device keys in place of the present ones. */
  keys: (post: string): string => `/v1/posts/${post}/keys`,
  /** The TUF repository: plain files, ranges allowed. */
  metadata: (file: string): string => `/releases/metadata/${file}`,
  target: (path: string): string => `/releases/targets/${path}`,
} as const;
