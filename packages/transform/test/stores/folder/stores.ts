import t from 'tap'
import { folderPlace } from '../fixtures/folder-place.ts'
import { testInput } from '../test-input.ts'
import { testOutput } from '../test-output.ts'

const cases = { open: folderPlace, leastPart: 1 }
testInput(t, 'folder', cases)
testOutput(t, 'folder', cases)
