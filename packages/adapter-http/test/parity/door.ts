import type { AddressInfo } from 'node:net'
import { createPredictor, openRepository } from '@inferry/core'
import type { OpenDoors } from '@inferry/testing'
import Fastify from 'fastify'
import { httpDoors, serverOptions } from '../../src/index.ts'
import { askServer } from './ask-server.ts'

/** The local server's doors on a port, asked over a connection. */
export const openHttpDoors: OpenDoors = async (paths, engine) => {
  const repository = await openRepository(paths, (artifact) =>
    createPredictor(artifact, { engines: [engine], threads: 1, execution: 'inline' }),
  )
  for (const { name } of repository.list()) await repository.get(name).ready()
  const server = Fastify(serverOptions)
  server.addHook('onClose', () => repository.close())
  await server.register(httpDoors(repository))
  await server.listen({ host: '127.0.0.1', port: 0 })
  const { port } = server.server.address() as AddressInfo
  return [{ name: 'HTTP', ...askServer(port, () => server.close()) }]
}
