export type { CallOptions, Client, PredictCallOptions, Row } from './client/client.ts'
export { type LocalClientOptions, localClient } from './local/local-client.ts'
