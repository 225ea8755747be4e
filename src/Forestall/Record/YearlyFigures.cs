namespace Forestall.Record;

/// <summary>When figures that are published by year (displaced people, population) count as known: those of a year from July of the next one on.</summary>
public static class YearlyFigures
{
    private const int PublishedInMonth = 7;

    /// <summary>The last year whose yearly figures had been published at the end of a month.</summary>
    public static int LastPublished(Month asOf) => asOf.Year - (asOf.Number >= PublishedInMonth ? 1 : 2);
}
