using System.Globalization;
using Forestall.Record.Build;
using Forestall.Record.Internals;

namespace Forestall.Record;

/// <summary>What a check of the record found.</summary>
/// <param name="Passed">What was checked and holds.</param>
/// <param name="Problems">What does not hold, each naming its place.</param>
public sealed record RecordCheckReport(IReadOnlyList<string> Passed, IReadOnlyList<string> Problems);

/// <summary>Checks a record: form and totals by themselves, and every figure against the source files where those are at hand.</summary>
public static class RecordCheck
{
    private const int ProblemsNamed = 20;

    /// <summary>Runs the checks. Reading the record has already checked its form, line by line.</summary>
    /// <param name="record">The record.</param>
    /// <param name="sources">Folder of the source files, or null.</param>
    /// <param name="progress">Told what is being done.</param>
    public static RecordCheckReport Run(ViolenceRecord record, string? sources, Action<string> progress)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(progress);
        var passed = new List<string> { $"form of {record.Situations.Count} situations, their months and years" };
        var problems = new List<string>();
        Check(passed, problems, "every covered year has a row", MissingYears(record));
        Check(passed, problems, "months add up to years, by type, low, best and high", WrongSums(record));
        Check(passed, problems, "no more civilians than deaths in any month", TooManyCivilians(record));
        if (sources is not null)
        {
            CheckSources(record, sources, progress, passed, problems);
        }

        return new RecordCheckReport(passed, problems);
    }

    private static void Check(List<string> passed, List<string> problems, string what, IEnumerable<string> found)
    {
        var wrong = found.ToList();
        if (wrong.Count == 0)
        {
            passed.Add(what);
            return;
        }

        problems.AddRange(wrong.Take(ProblemsNamed));
        if (wrong.Count > ProblemsNamed)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"… and {wrong.Count - ProblemsNamed} more of the same kind"));
        }
    }

    private static IEnumerable<string> MissingYears(ViolenceRecord record) =>
        from situation in record.Situations
        from year in Enumerable.Range(situation.From.Year, situation.To.Year - situation.From.Year + 1)
        where record.Year(situation, year) is null
        select $"{RecordFiles.YearsFile}: {situation.Code} {year} is missing.";

    private static IEnumerable<string> WrongSums(ViolenceRecord record)
    {
        foreach (var situation in record.Situations)
        {
            var sums = new Dictionary<int, HarmByType>();
            foreach (var month in record.Months(situation))
            {
                sums[month.Month.Year] = sums.GetValueOrDefault(month.Month.Year) + month.Harm;
            }

            foreach (var (year, sum) in sums)
            {
                if (record.Year(situation, year) is { } published && published.Harm != sum)
                {
                    yield return $"{RecordFiles.MonthsFile}: the months of {situation.Code} {year} add up to {sum}, {RecordFiles.YearsFile} says {published.Harm}.";
                }
            }
        }
    }

    private static IEnumerable<string> TooManyCivilians(ViolenceRecord record) =>
        from situation in record.Situations
        from month in record.Months(situation).ToArray()
        where month.Harm.Civilian > month.Harm.All.Best
        select $"{RecordFiles.MonthsFile}: {situation.Code} {month.Month} has more civilians ({month.Harm.Civilian}) than deaths ({month.Harm.All.Best}).";

    private static void CheckSources(ViolenceRecord record, string sources, Action<string> progress, List<string> passed, List<string> problems)
    {
        var content = RecordBuilder.Build(sources, progress);
        var rebuilt = new ViolenceRecord(content, version: string.Empty);
        Check(passed, problems, "every border equals the source", content.Borders.Except(Neighbours.Embedded.Borders)
            .Concat(Neighbours.Embedded.Borders.Except(content.Borders))
            .Select(static b => $"{Neighbours.File}: {b.Situation} and {b.Neighbour} from {b.From} differ from the source."));
        Check(passed, problems, "the source files are those the record was built from", rebuilt.Sources
            .Except(record.Sources)
            .Select(s => $"{s.File}: this file (SHA-256 {s.Sha256}, {s.Rows} rows) is not the one the record names."));
        Check(passed, problems, "every situation equals the source", rebuilt.Situations
            .Where(s => !record.Situations.Any(x => x.Code == s.Code && x.From == s.From && x.To == s.To && x.GleditschWard == s.GleditschWard))
            .Select(static s => $"{RecordFiles.SituationsFile}: {s.Code} differs from the source."));
        Check(passed, problems, string.Create(CultureInfo.InvariantCulture, $"every figure of {record.Years.Count:N0} years equals the source"), rebuilt.Years
            .Except(record.Years)
            .Select(static y => $"{RecordFiles.YearsFile}: {y.Situation} {y.Year} differs from the source, which says {y.Harm} and {y.Displacement}."));
        Check(passed, problems, "every figure of every month equals the source", WrongMonths(record, rebuilt));
        Check(passed, problems, "nothing is in the record that the source does not give", record.Situations
            .Where(s => !rebuilt.Situations.Any(x => x.Code == s.Code && x.Name == s.Name && x.Region == s.Region && x.Theatres.SequenceEqual(s.Theatres, StringComparer.Ordinal)))
            .Select(static s => $"{RecordFiles.SituationsFile}: {s.Code} is not in the source as it is here.")
            .Concat(record.Years.Except(rebuilt.Years).Select(static y => $"{RecordFiles.YearsFile}: {y.Situation} {y.Year} is not in the source as it is here."))
            .Concat(record.Sources.Except(rebuilt.Sources).Select(static s => $"{RecordFiles.SourcesFile}: {s.File} is not a source.")));
    }

    private static IEnumerable<string> WrongMonths(ViolenceRecord record, ViolenceRecord rebuilt)
    {
        foreach (var situation in rebuilt.Situations)
        {
            if (!record.TryFind(situation.Code, out var same) || same.Months != situation.Months)
            {
                continue;
            }

            var (ours, theirs) = (record.Months(same).ToArray(), rebuilt.Months(situation).ToArray());
            for (var i = 0; i < theirs.Length; i++)
            {
                if (ours[i] != theirs[i])
                {
                    yield return $"{RecordFiles.MonthsFile}: {situation.Code} {theirs[i].Month} differs from the source, which gives {theirs[i].Harm}.";
                }
            }
        }
    }
}
