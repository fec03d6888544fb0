/** Whether records of this content type are CSV, in which a line end may stand inside quotes. */
export function isCsv(contentType: string | undefined): boolean {
  return contentType !== undefined && /^\s*(text|application)\/csv\s*(;|$)/i.test(contentType)
}
