import { spawnSync } from 'node:child_process'

/** Programs that make an image of a Dockerfile, the commonest first. */
export const imageEngines = ['docker', 'podman', 'buildah'] as const

export type ImageEngine = (typeof imageEngines)[number]

/** The first of them that is there and answers; a docker command without its daemon does not. */
export function findImageEngine(): ImageEngine | undefined {
  return imageEngines.find((engine) => {
    const args = engine === 'docker' ? ['version', '--format', '{{.Server.Version}}'] : ['--version']
    return spawnSync(engine, args, { stdio: 'ignore', timeout: 10_000 }).status === 0
  })
}
