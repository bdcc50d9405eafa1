/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-page-view-private.h"

#include "ui/dialogs/pb-page-paintable.h"

#include <math.h>

#define MAX_FITTING_ZOOM 1.6
#define THUMBNAIL_WIDTH 132

/* Room for what lies over the end of the last page. */
#define END_MARGIN 72

/**
 * PbPageView:
 *
 * Pages of a report below each other, as large as people want them or as small
 * pictures to choose from.  There are widgets for the pages in sight only, so
 * that a report of hundreds of pages is shown and scrolled at once.
 *
 * Tab leads to the page that is read; the keys that people know from books move
 * on from there.
 */
typedef enum
{
  PROP_THUMBNAILS = 1,
  PROP_PAGE,
  PROP_SCALE,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
} PbPageViewProperty;

static GParamSpec *props[PROP_SCALE + 1];

G_DEFINE_FINAL_TYPE_WITH_CODE (PbPageView, pb_page_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static guint
get_n_pages (PbPageView *self)
{
  return self->leaves->len;
}

static double
get_end_margin (PbPageView *self)
{
  return self->thumbnails ? MARGIN : END_MARGIN;
}

static double
get_top (PbPageView *self,
         guint       page)
{
  return MARGIN + page * self->stride;
}

static double
get_scroll (GtkAdjustment *adjustment)
{
  return adjustment ? gtk_adjustment_get_value (adjustment) : 0;
}

/* Whatever is read stays at its place when the size of pages changes. */
static void
set_anchor (PbPageView *self,
            double      y)
{
  self->anchor_y = y;
  self->anchor = self->stride > 0
                   ? (get_scroll (self->vadjustment) + y - MARGIN) / self->stride : 0;
}

static GtkWidget *
create_leaf (PbPageView *self,
             guint       n)
{
  g_autoptr(PbPagePaintable) page = pb_page_paintable_new (self->pager, n);
  g_autofree char *label = pb_page_paintable_dup_label (page);
  g_autofree char *text = pb_page_paintable_dup_text (page);
  GtkWidget *leaf = g_object_new (GTK_TYPE_PICTURE,
                                  "paintable", page,
                                  "can-shrink", TRUE,
                                  "content-fit", GTK_CONTENT_FIT_FILL,
                                  "focusable", TRUE,
                                  "accessible-role", self->thumbnails ? GTK_ACCESSIBLE_ROLE_OPTION
                                                                      : GTK_ACCESSIBLE_ROLE_IMG,
                                  NULL);

  gtk_widget_add_css_class (leaf, "pb-sheet");
  if (self->thumbnails)
    {
      gtk_widget_set_tooltip_text (leaf, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (leaf),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
  else
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (leaf),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
    }
  gtk_widget_set_parent (leaf, GTK_WIDGET (self));

  return leaf;
}

static void
leaf_free (gpointer leaf)
{
  if (leaf)
    gtk_widget_unparent (leaf);
}

static void
mark_current (PbPageView *self,
              guint       n)
{
  GtkWidget *leaf = self->leaves->pdata[n];

  if (leaf == NULL || !self->thumbnails)
    return;

  if (n == self->page)
    gtk_widget_add_css_class (leaf, "current");
  else
    gtk_widget_remove_css_class (leaf, "current");
  gtk_accessible_update_state (GTK_ACCESSIBLE (leaf),
                               GTK_ACCESSIBLE_STATE_SELECTED, n == self->page, -1);
}

static gboolean
is_near (PbPageView *self,
         guint       n)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double y = get_top (self, n) - get_scroll (self->vadjustment);

  return y + self->stride >= -height && y <= 2 * height;
}

/* Makes the pages in sight and one screen beside them, and drops the others. */
static void
update_leaves (PbPageView *self)
{
  if (self->stride <= 0)
    return;

  for (guint n = 0; n < get_n_pages (self); n++)
    {
      gboolean near = n == self->page || is_near (self, n);

      if (near && self->leaves->pdata[n] == NULL)
        {
          self->leaves->pdata[n] = create_leaf (self, n);
          mark_current (self, n);
        }
      else if (!near)
        {
          leaf_free (self->leaves->pdata[n]);
          self->leaves->pdata[n] = NULL;
        }
    }
}

static gboolean
settle_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  PbPageView *self = PB_PAGE_VIEW (widget);

  self->tick = 0;
  update_leaves (self);
  if (self->wants_focus)
    gtk_widget_grab_focus (widget);
  if (self->told_scale != self->scale)
    {
      self->told_scale = self->scale;
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SCALE]);
    }

  return G_SOURCE_REMOVE;
}

/* Neither children nor those who listen may change while sizes are given out. */
static void
settle_later (PbPageView *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), settle_cb, NULL, NULL);
}

/* Where the focus is on a page, it goes along. */
static void
take_page (PbPageView *self,
           guint       page)
{
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  guint before = self->page;

  if (page == before)
    return;

  self->page = page;
  update_leaves (self);
  if (before < get_n_pages (self))
    mark_current (self, before);
  mark_current (self, page);
  if (focused && self->leaves->pdata[page])
    gtk_widget_grab_focus (self->leaves->pdata[page]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PAGE]);
}

static void
scrolled_cb (PbPageView *self)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (self->arranging || self->stride <= 0)
    return;

  set_anchor (self, height / 2);
  update_leaves (self);

  /* The page in the middle is the one that is read. */
  if (!self->thumbnails && get_n_pages (self) > 0)
    take_page (self, (guint) CLAMP (floor (self->anchor), 0, get_n_pages (self) - 1));
}

static void
set_adjustment (PbPageView     *self,
                GtkAdjustment **place,
                GtkAdjustment  *adjustment)
{
  if (*place == adjustment && adjustment != NULL)
    return;

  if (*place)
    g_signal_handlers_disconnect_by_func (*place, scrolled_cb, self);
  g_clear_object (place);
  *place = g_object_ref_sink (adjustment ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_object (*place, "value-changed", G_CALLBACK (scrolled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static double
get_wanted_scale (PbPageView *self,
                  double      width)
{
  const PbPageSetup *setup = pb_pager_get_page_setup (self->pager);

  if (self->thumbnails)
    return MIN (width - 2 * MARGIN, THUMBNAIL_WIDTH) / MAX (setup->width, setup->height * 0.72);
  if (self->zoom > 0)
    return self->zoom;

  return CLAMP ((width - 2 * MARGIN) / setup->width, MIN_ZOOM, MAX_FITTING_ZOOM);
}

/* A thumbnail comes into sight, a page that is to be read comes to the top. */
static double
get_scroll_for (PbPageView *self,
                guint       page)
{
  double top = get_top (self, page) - MARGIN / 2.0;
  double now = get_scroll (self->vadjustment);
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  if (!self->thumbnails)
    return top;
  if (top < now)
    return top;

  return MAX (now, top + self->stride - height);
}

static void
pb_page_view_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  PbPageView *self = PB_PAGE_VIEW (widget);
  const PbPageSetup *setup;
  double page_width, page_height, whole_width, whole_height;
  double x = get_scroll (self->hadjustment);
  double y = get_scroll (self->vadjustment);
  gboolean changed, placed;

  if (self->pager == NULL)
    return;

  setup = pb_pager_get_page_setup (self->pager);
  changed = self->scale != get_wanted_scale (self, width);
  self->scale = get_wanted_scale (self, width);
  page_width = floor (setup->width * self->scale);
  page_height = floor (setup->height * self->scale);
  placed = self->stride > 0;
  changed |= self->stride != page_height + MARGIN;
  self->stride = page_height + MARGIN;
  whole_width = MAX (width, page_width + 2 * MARGIN);
  whole_height = get_n_pages (self) * self->stride + get_end_margin (self);

  if (!placed && self->page > 0)
    {
      y = get_scroll_for (self, self->page);
    }
  else if (changed && placed)
    {
      y = MARGIN + self->anchor * self->stride - self->anchor_y;
      x = (whole_width - width) / 2;
    }

  self->arranging = TRUE;
  gtk_adjustment_configure (self->hadjustment, CLAMP (x, 0, whole_width - width), 0, whole_width,
                            width * 0.1, width * 0.9, width);
  gtk_adjustment_configure (self->vadjustment, CLAMP (y, 0, MAX (0, whole_height - height)), 0,
                            MAX (whole_height, height), height * 0.1, height * 0.9, height);
  self->arranging = FALSE;
  x = gtk_adjustment_get_value (self->hadjustment);
  y = gtk_adjustment_get_value (self->vadjustment);

  for (guint n = 0; n < get_n_pages (self); n++)
    {
      GtkWidget *leaf = self->leaves->pdata[n];
      GtkAllocation place = {
        (int) (floor ((whole_width - page_width) / 2) - floor (x)),
        (int) (get_top (self, n) - floor (y)),
        (int) page_width,
        (int) page_height,
      };
      int needed;

      if (leaf == NULL)
        continue;

      /* GTK wants to have been asked. */
      gtk_widget_measure (leaf, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
      gtk_widget_measure (leaf, GTK_ORIENTATION_VERTICAL, place.width, &needed, NULL, NULL, NULL);
      gtk_widget_size_allocate (leaf, &place, -1);
    }

  settle_later (self);
}

static void
pb_page_view_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  PbPageView *self = PB_PAGE_VIEW (widget);

  *minimum = 2 * MARGIN;
  *natural = self->thumbnails && orientation == GTK_ORIENTATION_HORIZONTAL
               ? THUMBNAIL_WIDTH + 2 * MARGIN : 2 * MARGIN;
}

/* One stop for Tab, however many pages there are. */
static gboolean
pb_page_view_focus (GtkWidget        *widget,
                    GtkDirectionType  direction)
{
  PbPageView *self = PB_PAGE_VIEW (widget);

  if (gtk_widget_get_focus_child (widget) != NULL || self->page >= get_n_pages (self))
    return FALSE;

  return gtk_widget_grab_focus (widget);
}

static gboolean
pb_page_view_grab_focus (GtkWidget *widget)
{
  PbPageView *self = PB_PAGE_VIEW (widget);

  update_leaves (self);
  if (self->page >= get_n_pages (self))
    return FALSE;

  /* Before the pages have their places, none of them can have it. */
  self->wants_focus = self->leaves->pdata[self->page] == NULL;

  return self->wants_focus || gtk_widget_grab_focus (self->leaves->pdata[self->page]);
}

/* What stands at @y of the widget stays there. */
void
_pb_page_view_zoom_at (PbPageView *self,
                       double      zoom,
                       double      y)
{
  set_anchor (self, y);
  self->zoom = zoom > 0 ? CLAMP (zoom, MIN_ZOOM, MAX_ZOOM) : 0;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
pb_page_view_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  PbPageView *self = PB_PAGE_VIEW (object);

  switch ((PbPageViewProperty) prop_id)
    {
    case PROP_THUMBNAILS:
      g_value_set_boolean (value, self->thumbnails);
      break;
    case PROP_PAGE:
      g_value_set_uint (value, self->page);
      break;
    case PROP_SCALE:
      g_value_set_double (value, self->scale);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_page_view_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  PbPageView *self = PB_PAGE_VIEW (object);

  switch ((PbPageViewProperty) prop_id)
    {
    case PROP_THUMBNAILS:
      self->thumbnails = g_value_get_boolean (value);
      break;
    case PROP_PAGE:
      pb_page_view_set_page (self, g_value_get_uint (value));
      break;
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = g_value_get_enum (value);
      break;
    case PROP_SCALE:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_page_view_dispose (GObject *object)
{
  PbPageView *self = PB_PAGE_VIEW (object);

  if (self->tick)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_ptr_array_set_size (self->leaves, 0);
  g_clear_object (&self->pager);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);

  G_OBJECT_CLASS (pb_page_view_parent_class)->dispose (object);
}

static void
pb_page_view_finalize (GObject *object)
{
  PbPageView *self = PB_PAGE_VIEW (object);

  g_clear_pointer (&self->leaves, g_ptr_array_unref);

  G_OBJECT_CLASS (pb_page_view_parent_class)->finalize (object);
}

static void
pb_page_view_class_init (PbPageViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = pb_page_view_get_property;
  object_class->set_property = pb_page_view_set_property;
  object_class->dispose = pb_page_view_dispose;
  object_class->finalize = pb_page_view_finalize;
  widget_class->focus = pb_page_view_focus;
  widget_class->grab_focus = pb_page_view_grab_focus;
  widget_class->measure = pb_page_view_measure;
  widget_class->size_allocate = pb_page_view_size_allocate;

  /**
   * PbPageView:thumbnails:
   *
   * Whether the pages are small, to choose from.
   */
  props[PROP_THUMBNAILS] = g_param_spec_boolean ("thumbnails", NULL, NULL, FALSE,
                                                 flags | G_PARAM_CONSTRUCT_ONLY);

  /**
   * PbPageView::chosen:
   * @self: thumbnails
   *
   * Somebody wants to read the page that is chosen now.
   */
  g_signal_new ("chosen", PB_TYPE_PAGE_VIEW, G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, 0, NULL, NULL,
                NULL, G_TYPE_NONE, 0);

  /**
   * PbPageView:page:
   *
   * The page that is read or chosen, from 0.
   */
  props[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * PbPageView:scale:
   *
   * How large the pages are; 1 for a point as large as a pixel.
   */
  props[PROP_SCALE] = g_param_spec_double ("scale", NULL, NULL, 0, MAX_ZOOM, 0,
                                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  _pb_page_view_class_add_bindings (widget_class);
  gtk_widget_class_set_css_name (widget_class, "pages");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pb_page_view_init (PbPageView *self)
{
  self->leaves = g_ptr_array_new_with_free_func (leaf_free);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  set_adjustment (self, &self->hadjustment, NULL);
  set_adjustment (self, &self->vadjustment, NULL);
  _pb_page_view_add_controllers (self);
}

/**
 * pb_page_view_get_pager:
 * @self: pages
 *
 * Returns: (transfer none) (nullable): what they show
 */
PbPager *
pb_page_view_get_pager (PbPageView *self)
{
  g_return_val_if_fail (PB_IS_PAGE_VIEW (self), NULL);

  return self->pager;
}

/**
 * pb_page_view_set_pager:
 * @self: pages
 * @pager: (nullable): what to show
 *
 * Shows a report; the page that is read stays the same where there is one.
 */
void
pb_page_view_set_pager (PbPageView *self,
                        PbPager    *pager)
{
  guint n;

  g_return_if_fail (PB_IS_PAGE_VIEW (self));

  if (!g_set_object (&self->pager, pager))
    return;

  /* Each place is emptied before the leaves of the new report are made. */
  g_ptr_array_set_size (self->leaves, 0);
  n = pager ? pb_pager_get_n_pages (pager) : 0;
  g_ptr_array_set_size (self->leaves, (int) n);
  if (n > 0 && self->page >= n)
    {
      self->page = n - 1;
      self->anchor = MIN (self->anchor, n - 1);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PAGE]);
    }
  settle_later (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * pb_page_view_get_page:
 * @self: pages
 *
 * Returns: the page that is read or chosen, from 0
 */
guint
pb_page_view_get_page (PbPageView *self)
{
  g_return_val_if_fail (PB_IS_PAGE_VIEW (self), 0);

  return self->page;
}

/**
 * pb_page_view_set_page:
 * @self: pages
 * @page: a page, from 0; the last one where there are fewer
 *
 * Goes to a page.
 */
void
pb_page_view_set_page (PbPageView *self,
                       guint       page)
{
  g_return_if_fail (PB_IS_PAGE_VIEW (self));

  if (get_n_pages (self) == 0)
    return;

  page = MIN (page, get_n_pages (self) - 1);
  self->arranging = TRUE;
  gtk_adjustment_set_value (self->vadjustment, get_scroll_for (self, page));
  self->arranging = FALSE;
  set_anchor (self, 0);
  take_page (self, page);
  update_leaves (self);
}

/**
 * pb_page_view_get_zoom:
 * @self: pages
 *
 * Returns: how large the pages are wanted, or 0 for as wide as there is room
 */
double
pb_page_view_get_zoom (PbPageView *self)
{
  g_return_val_if_fail (PB_IS_PAGE_VIEW (self), 0);

  return self->zoom;
}

/**
 * pb_page_view_set_zoom:
 * @self: pages
 * @zoom: how large to show the pages, or 0 for as wide as there is room
 *
 * What stands in the middle stays there.
 */
void
pb_page_view_set_zoom (PbPageView *self,
                       double      zoom)
{
  g_return_if_fail (PB_IS_PAGE_VIEW (self));

  _pb_page_view_zoom_at (self, zoom, gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

/**
 * pb_page_view_get_scale:
 * @self: pages
 *
 * Returns: how large the pages are; 0 as long as they have not been placed
 */
double
pb_page_view_get_scale (PbPageView *self)
{
  g_return_val_if_fail (PB_IS_PAGE_VIEW (self), 0);

  return self->scale;
}
