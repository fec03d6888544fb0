/** The server's name and version, as `GET /v2` and `GET /version` tell them. */
export const server = { name: 'inferry', version: '0.1.0' } as const
