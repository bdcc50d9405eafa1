/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-flow-private.h"

static void
add_line (PbPath *path,
          double  x1,
          double  y1,
          double  x2,
          double  y2)
{
  pb_path_move_to (path, x1, y1);
  pb_path_line_to (path, x2, y2);
}

static void
add_arrow (PbPath   *path,
           double    y,
           gboolean  left)
{
  double tip = left ? 1 : 9;
  double back = left ? 3.5 : 6.5;

  add_line (path, 1, y, 9, y);
  pb_path_move_to (path, back, y - 2.2);
  pb_path_line_to (path, tip, y);
  pb_path_line_to (path, back, y + 2.2);
}

/*
 * pb_symbol_dup_path:
 * @symbol: a symbol
 * @filled: (out): whether the path is to be filled; else it is a line
 *
 * Returns: (transfer full): the symbol in a square of ten units
 */
PbPath *
pb_symbol_dup_path (PbSymbol  symbol,
                    gboolean *filled)
{
  PbPath *path = pb_path_new ();

  *filled = FALSE;

  switch (symbol)
    {
    case PB_SYMBOL_CHECK:
      pb_path_move_to (path, 1, 5.4);
      pb_path_line_to (path, 4, 8.4);
      pb_path_line_to (path, 9, 2);
      break;
    case PB_SYMBOL_HALF:
      /* Filled on one side; the ring around it is a shape within a shape. */
      pb_path_add_circle (path, 5, 5, 4.6);
      pb_path_move_to (path, 5, 1.4);
      pb_path_curve_to (path, 7, 1.4, 8.6, 3, 8.6, 5);
      pb_path_curve_to (path, 8.6, 7, 7, 8.6, 5, 8.6);
      pb_path_close (path);
      *filled = TRUE;
      break;
    case PB_SYMBOL_CROSS:
      add_line (path, 1.6, 1.6, 8.4, 8.4);
      add_line (path, 8.4, 1.6, 1.6, 8.4);
      break;
    case PB_SYMBOL_QUESTION:
      pb_path_move_to (path, 2.6, 3.2);
      pb_path_curve_to (path, 2.6, 0, 7.6, 0, 7.6, 3);
      pb_path_curve_to (path, 7.6, 5, 5.1, 4.8, 5.1, 6.8);
      add_line (path, 5.1, 9, 5.1, 9.05);
      break;
    case PB_SYMBOL_EYE:
      pb_path_move_to (path, 0.6, 5);
      pb_path_curve_to (path, 2.6, 1.4, 7.4, 1.4, 9.4, 5);
      pb_path_curve_to (path, 7.4, 8.6, 2.6, 8.6, 0.6, 5);
      pb_path_close (path);
      pb_path_add_circle (path, 5, 5, 1);
      break;
    case PB_SYMBOL_WARNING:
      pb_path_move_to (path, 5, 1);
      pb_path_line_to (path, 9.4, 8.8);
      pb_path_line_to (path, 0.6, 8.8);
      pb_path_close (path);
      add_line (path, 5, 3.9, 5, 5.7);
      add_line (path, 5, 7.35, 5, 7.4);
      break;
    case PB_SYMBOL_FLAG:
      pb_path_move_to (path, 2, 0.6);
      pb_path_line_to (path, 9, 0.6);
      pb_path_line_to (path, 7.2, 3.2);
      pb_path_line_to (path, 9, 5.8);
      pb_path_line_to (path, 3, 5.8);
      pb_path_line_to (path, 3, 9.6);
      pb_path_line_to (path, 2, 9.6);
      pb_path_close (path);
      *filled = TRUE;
      break;
    case PB_SYMBOL_RING:
      pb_path_add_circle (path, 5, 5, 3.8);
      break;
    case PB_SYMBOL_DOT:
      pb_path_add_circle (path, 5, 5, 4.2);
      *filled = TRUE;
      break;
    case PB_SYMBOL_CLOCK:
      pb_path_add_circle (path, 5, 5, 4.2);
      pb_path_move_to (path, 5, 2.6);
      pb_path_line_to (path, 5, 5);
      pb_path_line_to (path, 6.8, 6);
      break;
    case PB_SYMBOL_ARROWS:
      add_arrow (path, 3, FALSE);
      add_arrow (path, 7, TRUE);
      break;
    case PB_SYMBOL_NUMBER:
      add_line (path, 3.6, 1.2, 2.8, 8.8);
      add_line (path, 7.2, 1.2, 6.4, 8.8);
      add_line (path, 1.4, 3.6, 8.8, 3.6);
      add_line (path, 1.2, 6.4, 8.6, 6.4);
      break;
    case PB_SYMBOL_NONE:
    default:
      break;
    }

  return path;
}
