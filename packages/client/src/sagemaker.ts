export type { CallOptions, Client, PredictCallOptions, Row } from './client/client.ts'
export { type SageMakerClientOptions, sagemakerClient } from './sagemaker/sagemaker-client.ts'
