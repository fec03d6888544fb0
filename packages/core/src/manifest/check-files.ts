import { arrayOf, fault, type Located, member, nameOf, objectOf, show, unique, wrong } from './check-json.ts'
import { manifestFile } from './manifest-file.ts'
import { relativePathFault } from './relative-path.ts'

const sha256 = /^[0-9a-f]{64}$/
/** Checks `files`; gives their paths. */
export function checkFiles(files: Located): ReadonlySet<string> {
  const paths = new Set<string>()
  for (const file of arrayOf(files, 1, 'files')) {
    objectOf(file, ['path', 'size', 'sha256'], [])
    const path = member(file, 'path')
    if (typeof path.value !== 'string') wrong(path, 'a relative path')
    const fileFault = relativePathFault(path.value)
    if (fileFault !== undefined) {
      throw fault(path, `${path.at} ${show(path.value)} ${fileFault}; expected a path inside the artifact`)
    }
    if (path.value === manifestFile)
      throw fault(path, `${path.at} is the manifest, which does not list itself`)
    unique(path, paths)
    const size = member(file, 'size')
    if (!Number.isSafeInteger(size.value) || (size.value as number) < 0) wrong(size, 'a size in bytes')
    const hash = member(file, 'sha256')
    if (typeof hash.value !== 'string' || !sha256.test(hash.value))
      wrong(hash, '64 lower-case hexadecimal digits')
  }
  return paths
}

/** Checks `engines`, whose files are among `paths`. */
export function checkEngines(engines: Located, paths: ReadonlySet<string>): void {
  const names = new Set<string>()
  for (const engine of arrayOf(engines, 1, 'engines')) {
    objectOf(engine, ['name', 'file'], [])
    nameOf(member(engine, 'name'))
    unique(member(engine, 'name'), names)
    checkListed(member(engine, 'file'), paths)
  }
}

/** Checks that it is one of `paths`. */
export function checkListed(found: Located, paths: ReadonlySet<string>): void {
  if (typeof found.value === 'string' && paths.has(found.value)) return
  wrong(found, 'the path of one of files')
}
