export { describeMachine, type Machine } from './describe-machine.ts'
export { median } from './median.ts'
