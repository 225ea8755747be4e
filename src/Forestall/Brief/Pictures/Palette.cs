using OxyPlot;

namespace Forestall.Brief.Pictures;

/// <summary>Colours that stay apart for colour-blind readers and in grey print (after Okabe and Ito, 2008).</summary>
internal static class Palette
{
    public static readonly OxyColor StateBased = OxyColor.FromRgb(0, 114, 178);
    public static readonly OxyColor NonState = OxyColor.FromRgb(179, 107, 0);
    public static readonly OxyColor OneSided = OxyColor.FromRgb(178, 34, 34);
    public static readonly OxyColor NoType = OxyColor.FromRgb(130, 130, 130);
    public static readonly OxyColor Ink = OxyColor.FromRgb(40, 40, 40);
    public static readonly OxyColor Trailing = OxyColor.FromRgb(60, 60, 60);
    public static readonly OxyColor Episode = OxyColor.FromArgb(40, 178, 34, 34);
    public static readonly OxyColor Grid = OxyColor.FromRgb(225, 225, 225);
}
