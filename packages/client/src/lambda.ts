export type { CallOptions, Client, PredictCallOptions, Row } from './client/client.ts'
export { type LambdaClientOptions, lambdaClient } from './lambda/lambda-client.ts'
