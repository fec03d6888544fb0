import { fileURLToPath } from 'node:url'
import type { CompositionRoot, Target } from '@inferry/build'

/** The module of the app that a target starts, and the file that makes an image of it. */
const apps: Readonly<Record<Target, () => { readonly entry: string; readonly dockerfile?: string }>> = {
  'lambda-zip': () => ({ entry: import.meta.resolve('@inferry/app-lambda/handler') }),
  'lambda-image': () => ({
    entry: import.meta.resolve('@inferry/app-lambda/handler'),
    dockerfile: import.meta.resolve('@inferry/app-lambda/Dockerfile'),
  }),
  sagemaker: () => ({
    entry: import.meta.resolve('@inferry/app-sagemaker/main'),
    dockerfile: import.meta.resolve('@inferry/app-sagemaker/Dockerfile'),
  }),
  fargate: () => ({
    entry: import.meta.resolve('@inferry/app-fargate/main'),
    dockerfile: import.meta.resolve('@inferry/app-fargate/Dockerfile'),
  }),
  local: () => ({
    entry: import.meta.resolve('@inferry/app-local/main'),
    dockerfile: import.meta.resolve('@inferry/app-local/Dockerfile'),
  }),
  universal: () => ({
    entry: import.meta.resolve('@inferry/app-universal/main'),
    dockerfile: import.meta.resolve('@inferry/app-universal/Dockerfile'),
  }),
}

/** Where the app of a target is on this disk. */
export function rootOf(target: Target): CompositionRoot {
  const { entry, dockerfile } = apps[target]()
  return {
    entry: fileURLToPath(entry),
    engines: fileURLToPath(import.meta.resolve('@inferry/engines')),
    ...(dockerfile !== undefined && { dockerfile: fileURLToPath(dockerfile) }),
  }
}
