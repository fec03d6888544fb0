import { spawnSync } from 'node:child_process'

/** The command pinned to a core, where Linux's taskset is at hand. */
export function onCore(core: number, command: readonly string[]): readonly string[] {
  const pinned = spawnSync('taskset', ['-c', String(core), 'true']).status === 0
  return pinned ? ['taskset', '-c', String(core), ...command] : command
}
