namespace Forestall.Warning.Counts;

/// <summary>What a forecast of deaths may know.</summary>
public sealed record DeathForecastSettings
{
    private readonly int _publicationLag = 1;

    /// <summary>
    /// Months until a month's figures are out, 0 to 12; by default 1: in month M the figures through M − 1 are known.
    /// </summary>
    public int PublicationLag
    {
        get => _publicationLag;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(PublicationLag));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 12, nameof(PublicationLag));
            _publicationLag = value;
        }
    }
}
