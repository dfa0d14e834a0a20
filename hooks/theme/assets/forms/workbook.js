// A form as a file that is saved: what writes workbooks comes only then.
import { download } from "../sheet.js";
import { workbooks } from "../tools/equipment/table/library.js";
import { TYPE, bookOf } from "./book.js";

/** Saves a form with its tables; `about` are lines for the first sheet. */
export const save = async (form, tables, about) => download(bookOf(form, tables, about, await workbooks()), `${form.title}.xlsx`, TYPE);
