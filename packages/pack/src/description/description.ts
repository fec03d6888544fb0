/** What `model.json`, the file beside the model, says about it; every part is optional. */
export interface Description {
  /** Its path, for messages. */
  readonly file: string
  readonly name?: string
  readonly version?: string
  readonly description?: string
  /** Column names by input. */
  readonly columns: ReadonlyMap<string, readonly string[]>
  /** Class labels by output. */
  readonly labels: ReadonlyMap<string, readonly string[]>
  /** JSON as core's `parseSamples` reads it; checked once the signature is known. */
  readonly samples?: string
}
