export { describeMachine, type Machine, median } from '@inferry/bench/figures'
export { installPython } from './install-python.ts'
export { onCore } from './on-core.ts'
export { writeRecord } from './write-record.ts'
