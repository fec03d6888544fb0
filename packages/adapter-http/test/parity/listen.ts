import type { AddressInfo } from 'node:net'
import type { Repository } from '@inferry/core'
import Fastify from 'fastify'
import { type HttpDoorsOptions, httpDoors, serverOptions } from '../../src/index.ts'
import { type AskServer, askServer } from './ask-server.ts'

/** A repository's doors on a free port of this machine, ready to be asked. Closing them closes the repository. */
export async function listen(
  repository: Repository,
  routes?: HttpDoorsOptions['routes'],
): Promise<AskServer> {
  const server = Fastify(serverOptions)
  server.addHook('onClose', () => repository.close())
  await server.register(httpDoors(repository, { ...(routes && { routes }) }))
  await server.listen({ host: '127.0.0.1', port: 0 })
  const { port } = server.server.address() as AddressInfo
  return askServer(port, () => server.close())
}
