import t from 'tap'
import { folderPlace } from '../fixtures/folder-place.ts'
import { testStore } from '../test-store.ts'

testStore(t, 'folder', { open: folderPlace, leastPart: 1 })
