import { relative } from 'node:path'
import { type Built, showEntry, showImageCommand } from '@inferry/build'
import { formatBytes } from '@inferry/core'

/** What was built and what takes the room in it. */
export function describeBuild({ description, sizes, folder, bytes, zip }: Built): string {
  const { target, engines, arch, model } = description
  const lines = [
    `${target}: ${model.name} ${model.version} with ${engines.join(' and ')}, linux ${arch}`,
    ...sizes.map((entry) => `  ${showEntry(entry)}`),
    sum('in all', bytes, folder),
    ...(zip === undefined ? [] : [sum('zipped', zip.bytes, zip.path)]),
  ]
  return `${lines.join('\n')}\n`
}

/** What to do with it: how to try it, and a function's settings or the command that makes the image. */
export function nextStep({
  description,
  folder,
  zip,
}: Pick<Built, 'description' | 'folder' | 'zip'>): string {
  return `  try it: inferry doctor ${short(zip?.path ?? folder)}\n${shipping({ description, folder })}`
}

function shipping({ description, folder }: Pick<Built, 'description' | 'folder'>): string {
  const { target, handler, arch, model } = description
  if (target === 'lambda-zip') {
    const architecture = arch === 'x64' ? 'x86_64' : 'arm64'
    return `  function: runtime nodejs22.x or nodejs24.x, handler ${handler}, architecture ${architecture}\n`
  }
  const tag = imageTag(model)
  return `  next: ${showImageCommand('docker', { description, folder: short(folder) }, { tag })}\n`
}

/** Of a model's names docker takes those without capitals, and with one sign between two words. */
function imageTag({ name, version }: Built['description']['model']): string {
  return `${name
    .toLowerCase()
    .replace(/[._-]+/g, '-')
    .replace(/-$/, '')}:${version}`
}

function sum(name: string, bytes: number, path: string): string {
  return `  ${name.padEnd(24)} ${formatBytes(bytes).padStart(9)}  ${short(path)}`
}

/** The path from where the command was called, if it lies below. */
function short(path: string): string {
  const below = relative('', path)
  return below === '' || below.startsWith('..') ? path : below
}
