/** A request that is asked again and again. */
export type Question = HttpQuestion | FunctionQuestion | EndpointQuestion

/** Posted. */
export interface HttpQuestion {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** Lambda's Invoke, of what is deployed. */
export interface FunctionQuestion {
  /** Name or ARN, with a qualifier or without. */
  readonly functionName: string
  readonly region?: string
  /** JSON. */
  readonly body: string
}

/** SageMaker's InvokeEndpoint. */
export interface EndpointQuestion {
  readonly endpointName: string
  readonly targetModel?: string
  readonly region?: string
  /** JSON. */
  readonly body: string
}
