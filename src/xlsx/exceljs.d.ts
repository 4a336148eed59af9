/** The part of exceljs that makes workbooks, in one file: the package itself loads a hundred for reading and streams. */
declare module 'exceljs/dist/exceljs.bare.min.js' {
  import ExcelJS from 'exceljs';
  // eslint-disable-next-line no-restricted-exports -- it is what that file gives
  export default ExcelJS;
}
