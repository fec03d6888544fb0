import { createPredictor, openRepository } from '@inferry/core'
import type { OpenDoors } from '@inferry/testing'
import { listen } from './listen.ts'

/** The local server's doors on a port, asked over a connection. */
export const openHttpDoors: OpenDoors = async (paths, engine) => {
  const repository = await openRepository(paths, (artifact) =>
    createPredictor(artifact, { engines: [engine], threads: 1, execution: 'inline' }),
  )
  for (const { name } of repository.list()) await repository.get(name).ready()
  return [{ name: 'local server', ...(await listen(repository)) }]
}
