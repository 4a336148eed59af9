export { checkForm } from './check.ts';
export { isMistake, parseCondition } from './parse.ts';
export { printCondition } from './print.ts';
export { makeNames } from './names.ts';
export { readForm, type Definition } from './read.ts';
export { writeForm } from './write.ts';
