/** A parsed media type (RFC 9110 §8.3.1): type and parameter names in lower case. */
export interface MediaType {
  /** Such as `text/csv`. */
  readonly type: string
  readonly parameters: Readonly<Record<string, string>>
}
