using static System.FormattableString;

namespace Forestall.Warning.Internals;

/// <summary>Says in words what was seen under each theme.</summary>
internal sealed class DriverWords(WarningPanel panel, Cell cell)
{
    private const int Never = SituationSeries.Long;
    private readonly SituationSeries _series = panel.Series[cell.Series];
    private readonly int _known = cell.AsOf - panel.Settings.PublicationLag;

    /// <summary>The words for a theme.</summary>
    public string Of(Theme theme) => theme switch
    {
        Theme.Level => Invariant($"{Deaths(12)} in twelve months, {_series.WorstIn(_known, 12):N0} in the worst of them"),
        Theme.Recent => Invariant($"{Deaths(3)} in three months, {_series.DeathsIn(_known, 1):N0} in the last"),
        Theme.Change => Change(),
        Theme.AgainstCivilians => Events("attack on civilians", "attacks on civilians", _series.OneSidedIn(_known, 12), _series.OneSidedIn(_known, 3)),
        Theme.Fighting => Events("event of fighting with a state", "events of fighting with a state", _series.StateBasedIn(_known, 12), _series.StateBasedIn(_known, 3)),
        Theme.BetweenGroups => Events("event of fighting between groups", "events of fighting between groups", _series.NonStateIn(_known, 12), _series.NonStateIn(_known, 3)),
        Theme.Past => Past(),
        Theme.Neighbours => Neighbours(),
        Theme.Displaced => panel.Displaced(cell.Series, cell.AsOf) is var displaced && double.IsNaN(displaced) ? "displaced people: no figure published yet" : Invariant($"{displaced:N0} people displaced at the end of the last year published"),
        Theme.People => panel.Population(cell.Series, cell.AsOf) is var people && double.IsNaN(people) ? "population: no figure published yet" : Invariant($"{people / 1e6:0.0} million people"),
        _ => throw new ArgumentOutOfRangeException(nameof(theme)),
    };

    private string Deaths(int window)
    {
        var deaths = _series.DeathsIn(_known, window);
        return Invariant($"{deaths:N0} death{(deaths == 1 ? string.Empty : "s")}");
    }

    private string Change()
    {
        var (now, before) = (_series.DeathsIn(_known, 12), _series.DeathsIn(_known - 12, 12));
        var pace = now == 0 ? null : Invariant($", the last three months at {_series.DeathsIn(_known, 3) * 4 / now:0.0} times that pace");
        return Invariant($"{now:N0} deaths in twelve months after {before:N0} in the twelve before{pace}");
    }

    private string Past()
    {
        var episode = _series.SinceEpisode[_known] >= Never || _series.PastOnsets[_known] == 0
            ? Invariant($"no episode since {panel.From}")
            : Invariant($"{_series.PastOnsets[_known]} episode{(_series.PastOnsets[_known] == 1 ? string.Empty : "s")} since {panel.From}, the last ended {Months(_series.SinceEpisode[_known])} ago");
        var death = _series.SinceDeath[_known] switch
        {
            >= Never => ", no death",
            0 => null,
            var months => Invariant($", last death {Months(months)} ago"),
        };
        return episode + death;
    }

    private string Neighbours()
    {
        var (inEpisode, deaths) = (panel.NeighboursInEpisode(cell.Series, _known), panel.NeighboursDeaths(cell.Series, _known, 12));
        return Invariant($"{inEpisode} neighbour{(inEpisode == 1 ? string.Empty : "s")} in an episode, {deaths:N0} deaths next door in twelve months");
    }

    private static string Months(int months) => months < 24 ? Invariant($"{months} month{(months == 1 ? string.Empty : "s")}") : Invariant($"{months / 12} years");

    private static string Events(string one, string many, double year, double quarter) => Invariant($"{year:N0} {(year == 1 ? one : many)} in twelve months, {quarter:N0} in the last three");
}
