using Forestall.Record;
using MathNet.Numerics.Distributions;

namespace Forestall.Warning.Onset.Internals;

/// <summary>
/// An index of risk that learns nothing from outcomes: five domains of indicators whose direction the literature gives, each indicator put on
/// the scale of normal scores among the countries of its year, means within a domain, and all domains of equal weight (Dawes 1979).
/// For a year it reads values of that year and earlier ones only.
/// </summary>
internal sealed class OnsetIndex
{
    private const double YearsWithout = 60;

    private const int Yemen = 679;
    private const int NorthYemen = 678;
    private const int SouthYemen = 680;

    private readonly OnsetData _data;
    private readonly ViolenceRecord _record;
    private readonly Neighbours _neighbours;
    private readonly Dictionary<int, Situation> _situations;

    public OnsetIndex(OnsetData data, ViolenceRecord record, Neighbours neighbours)
    {
        _data = data;
        _record = record;
        _neighbours = neighbours;
        _situations = record.Situations.ToDictionary(static s => s.GleditschWard);
    }

    /// <summary>The last whole year of the record.</summary>
    public int RecordEnds => _record.To.Number == 12 ? _record.To.Year : _record.To.Year - 1;

    /// <summary>The index of the countries of a year, in their order; mean about 0, variance 1 within the year.</summary>
    public double[] Of(int year)
    {
        var rows = _data.Of(year);
        var deaths = _record.Situations.ToDictionary(static s => s.Code, s => Deaths(s, year), StringComparer.Ordinal);
        var countries = rows.Where(r => Situation(r.Country) is not null).ToLookup(r => Situation(r.Country)!.Code, StringComparer.Ordinal);
        List<double[]>[] domains =
        [
            [.. Violence(rows, deaths)],
            [.. History(rows)],
            [.. Surroundings(rows, deaths, countries)],
            [Each(rows, r => Latest(r, "popsize.log2")), Each(rows, r => Latest(r, "un_imr_sqrt")), Each(rows, static r => r["discrimpop"])],
            [Each(rows, static r => r["coup.try.5yr"]), Each(rows, static r => r["newcountry"]), Each(rows, static r => -r["gdppcgrowth"])],
        ];
        var sums = new double[rows.Count];
        foreach (var domain in domains)
        {
            var scores = domain.ConvertAll(NormalScores);
            var means = Standardised([.. Enumerable.Range(0, sums.Length).Select(i => Mean(scores, i))]);
            for (var i = 0; i < sums.Length; i++)
            {
                sums[i] += means[i];
            }
        }

        return Standardised(sums);
    }

    /// <summary>How recently and how often mass killings began in a country: each onset counts, and half as much every fifteen years.</summary>
    public double PastOnsets(int country, int year) => Onsets(country, year).Sum(y => Math.Pow(0.5, (year - y) / 15.0));

    /// <summary>Years of onsets in a country; Yemen, which has another number since its unification, keeps those of its two parts.</summary>
    private IEnumerable<int> Onsets(int country, int year) =>
        (country == Yemen ? (int[])[Yemen, NorthYemen, SouthYemen] : [country]).SelectMany(c => _data.Onsets(c, year));

    /// <summary>Values less their mean, over their standard deviation; all 0 where they do not differ.</summary>
    public static double[] Standardised(double[] values)
    {
        var mean = values.Average();
        var deviation = values.Length < 2 ? 0 : Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
        return [.. values.Select(v => deviation > 1e-12 ? (v - mean) / deviation : 0)];
    }

    private IEnumerable<double[]> Violence(IReadOnlyList<OnsetRow> rows, Dictionary<string, RecentDeaths?> deaths)
    {
        RecentDeaths? Own(OnsetRow row) => Situation(row.Country) is { } s ? deaths[s.Code] : null;
        yield return Each(rows, r => Own(r)?.All ?? double.NaN);
        yield return Each(rows, r => Own(r)?.OneSided ?? double.NaN);
        yield return Each(rows, r => Own(r)?.NonState ?? double.NaN);
        yield return Each(rows, r => Enumerable.Range(0, 30).Sum(k => Math.Pow(0.5, k / 2.0) * (_data.Find(r.Country, r.Year - k)?["battledeaths.log2"] is { } b && !double.IsNaN(b) ? b : 0)));
    }

    private IEnumerable<double[]> History(IReadOnlyList<OnsetRow> rows)
    {
        yield return Each(rows, r => PastOnsets(r.Country, r.Year));
        yield return Each(rows, r => -Math.Log(1 + Onsets(r.Country, r.Year).Select(y => (double)(r.Year - y)).DefaultIfEmpty(YearsWithout).Min()));
    }

    private IEnumerable<double[]> Surroundings(IReadOnlyList<OnsetRow> rows, Dictionary<string, RecentDeaths?> deaths, ILookup<string, OnsetRow> countries)
    {
        if (rows.Count == 0)
        {
            yield break;
        }

        // The record knows borders from its first month on; they stand for the years before.
        var month = new Month(rows[0].Year, 12);
        month = month < _record.From ? _record.From : month;
        var beside = rows.Select(r => Situation(r.Country) is { } s ? _neighbours.Of(s.Code, month) : null).ToList();
        double[] Around(Func<IReadOnlyList<string>, double> value) => [.. beside.Select(b => b is null ? double.NaN : value(b))];
        yield return Around(b => Math.Log(1 + b.Sum(n => countries[n].Count(static r => r["mk_ongoing_count_log2"] > 0))));
        yield return Around(b => b.SelectMany(n => countries[n]).Select(static r => r["battledeaths.log2"]).Where(static v => !double.IsNaN(v)).DefaultIfEmpty(0).Max());
        if (rows[0].Year >= _record.From.Year)
        {
            yield return Around(b => b.Select(n => deaths.GetValueOrDefault(n)?.All ?? 0).DefaultIfEmpty(0).Max());
            yield return Around(b => b.Select(n => deaths.GetValueOrDefault(n)?.OneSided ?? 0).DefaultIfEmpty(0).Max());
        }
    }

    /// <summary>Logarithms of deaths of this year and, with half the weight every two years, of those before; null before the record begins.</summary>
    private RecentDeaths? Deaths(Situation situation, int year)
    {
        if (year < _record.From.Year || year > RecordEnds)
        {
            return null;
        }

        double all = 0, oneSided = 0, nonState = 0;
        for (var y = _record.From.Year; y <= year; y++)
        {
            if (_record.Year(situation, y) is { } harm)
            {
                var weight = Math.Pow(0.5, (year - y) / 2.0);
                all += weight * harm.Harm.All.Best;
                oneSided += weight * harm.Harm.OneSided.Best;
                nonState += weight * harm.Harm.NonState.Best;
            }
        }

        return new RecentDeaths(Math.Log(1 + all), Math.Log(1 + oneSided), Math.Log(1 + nonState));
    }

    /// <summary>The situation of a Correlates of War country; its numbers differ from those of Gleditsch and Ward for Germany and Yemen.</summary>
    private Situation? Situation(int country) => _situations.GetValueOrDefault(country switch { 255 => 260, Yemen => NorthYemen, _ => country });

    private double Latest(OnsetRow row, string predictor)
    {
        for (var year = row.Year; year >= _data.FirstYear; year--)
        {
            if (_data.Find(row.Country, year)?[predictor] is { } value && !double.IsNaN(value))
            {
                return value;
            }
        }

        return double.NaN;
    }

    private static double[] Each(IReadOnlyList<OnsetRow> rows, Func<OnsetRow, double> value) => [.. rows.Select(value)];

    private static double Mean(List<double[]> scores, int row)
    {
        var (sum, count) = (0.0, 0);
        foreach (var score in scores)
        {
            (sum, count) = double.IsNaN(score[row]) ? (sum, count) : (sum + score[row], count + 1);
        }

        return count == 0 ? 0 : sum / count;
    }

    /// <summary>Quantiles of the normal distribution at (rank − ½) / n, equal values sharing their mean rank; missing values stay missing.</summary>
    private static double[] NormalScores(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length).Where(i => !double.IsNaN(values[i])).OrderBy(i => values[i])];
        var scores = new double[values.Length];
        Array.Fill(scores, double.NaN);
        for (var from = 0; from < order.Length;)
        {
            var to = from;
            while (to < order.Length && values[order[to]] == values[order[from]])
            {
                to++;
            }

            var score = Normal.InvCDF(0, 1, (from + to) / 2.0 / order.Length);
            for (var k = from; k < to; k++)
            {
                scores[order[k]] = score;
            }

            from = to;
        }

        return scores;
    }

    private sealed record RecentDeaths(double All, double OneSided, double NonState);
}
