/** What the name of a function says, as Lambda takes it. */
export interface FunctionName {
  /** Name or ARN, without a qualifier. */
  readonly unqualified: string
  /** A version or an alias; absent for the unpublished version. */
  readonly qualifier?: string
  /** Of an ARN. */
  readonly region?: string
}

const form =
  /^(?<unqualified>(?:arn:[a-z-]+:lambda:(?<region>[a-z0-9-]+):\d{12}:function:|\d{12}:function:)?[\w-]{1,64})(?::(?<qualifier>\$LATEST|[\w-]{1,128}))?$/

/** Reads `name`, `name:qualifier`, or an ARN, whole or from the account on; undefined for anything else. */
export function parseFunctionName(text: string): FunctionName | undefined {
  const { unqualified, qualifier, region } = form.exec(text)?.groups ?? {}
  if (unqualified === undefined) return undefined
  return {
    unqualified,
    ...(qualifier !== undefined && qualifier !== '$LATEST' && { qualifier }),
    ...(region !== undefined && { region }),
  }
}
