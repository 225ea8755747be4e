namespace Forestall.Record.Curated;

/// <summary>
/// The years of Security Council resolutions, which are numbered through. Source: the Council's annual lists of resolutions;
/// the last number of each year is given from general knowledge and was held against the resolutions cited in the record.
/// </summary>
internal static class ResolutionYears
{
    private static readonly (int Last, int Year)[] Lasts =
    [
        (606, 1987), (626, 1988), (646, 1989), (683, 1990), (725, 1991), (799, 1992), (892, 1993), (969, 1994), (1035, 1995), (1092, 1996),
        (1146, 1997), (1219, 1998), (1284, 1999), (1334, 2000), (1386, 2001), (1454, 2002), (1521, 2003), (1580, 2004), (1651, 2005), (1738, 2006),
        (1794, 2007), (1859, 2008), (1907, 2009), (1966, 2010), (2032, 2011), (2085, 2012), (2132, 2013), (2195, 2014), (2259, 2015), (2336, 2016),
        (2397, 2017), (2451, 2018), (2503, 2019), (2560, 2020), (2617, 2021), (2671, 2022), (2721, 2023), (2767, 2024),
    ];

    /// <summary>The year a resolution was adopted; null for numbers of 1986 and before or that are not given yet.</summary>
    public static int? Of(int number)
    {
        if (number <= 593)
        {
            return null;
        }

        foreach (var (last, year) in Lasts)
        {
            if (number <= last)
            {
                return year;
            }
        }

        return null;
    }
}
