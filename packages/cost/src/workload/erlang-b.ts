/**
 * The share of requests that find all of `servers` busy, where they come at random at a mean of `load` at a time, however
 * long each takes: Erlang's loss formula. 1 without servers.
 *
 * Source: Erlang, 1917; the recursion is the usual one, B(n) = aB(n − 1) / (n + aB(n − 1)).
 */
export function erlangB(servers: number, load: number): number {
  let blocked = 1
  for (let server = 1; server <= servers; server += 1) {
    blocked = (load * blocked) / (server + load * blocked)
  }
  return blocked
}
