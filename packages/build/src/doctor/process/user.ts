import { spawnSync } from 'node:child_process'

/** Whom a bundle is started as. */
export interface User {
  /** Absent: as whoever runs the doctor. */
  readonly ids?: { readonly uid: number; readonly gid: number }
  /** Why it is not a user without name and home, if it is not. */
  readonly reason?: string
}

/** Known as `nobody` where it has a name; platforms give such ids to those who have none. */
const nobody = { uid: 65534, gid: 65534 }

/** The user to start a bundle as: one without name, home and rights if that can be had and may read the bundle. */
export function chooseUser(entry: string): User {
  const uid = process.getuid?.()
  if (uid !== 0) return { reason: `only root may start it as another user; it was started as ${uid}` }
  // Node itself, or the folders above the bundle, may be closed to others.
  const script = 'require("node:fs").accessSync(process.argv[1], 4)'
  const { status } = spawnSync(process.execPath, ['-e', script, entry], {
    ...nobody,
    cwd: '/',
    env: {},
    stdio: 'ignore',
    timeout: 10_000,
  })
  if (status === 0) return { ids: nobody }
  return {
    reason: `the user ${nobody.uid} may not run ${process.execPath} or not read the temporary folder`,
  }
}
