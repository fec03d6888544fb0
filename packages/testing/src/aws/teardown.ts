/** What is used of a tap test: ends things with it. */
export interface Teardown {
  teardown(end: () => unknown): void
}
