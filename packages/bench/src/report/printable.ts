/** Of one line, without what a terminal would obey: names of a result's file may hold anything. */
export function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '\ufffd')
}
