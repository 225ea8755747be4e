using System.Globalization;
using Forestall.Doctrine;
using Forestall.Doctrine.Reading;
using Forestall.Workbench.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using static System.FormattableString;

namespace Forestall.Workbench.Lab;

/// <summary>Reads a set-up from an address and checks all of it.</summary>
internal static class SetUpReader
{
    private const int MostOwn = 6;

    /// <summary>The set-up a link says: an address, or what stands in it after the question mark; what ships when there is none.</summary>
    /// <exception cref="InputException">Something in it cannot be.</exception>
    public static LabSetUp Linked(LabBench bench, string? link)
    {
        var text = link?.Trim() ?? string.Empty;
        var query = text.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? text[at..] : text.Contains("://", StringComparison.Ordinal) || text.StartsWith('/') ? string.Empty : text;
        return Read(bench, new QueryCollection(QueryHelpers.ParseQuery(query)));
    }

    /// <summary>The set-up an address says.</summary>
    /// <exception cref="InputException">Something in it cannot be.</exception>
    public static LabSetUp Read(LabBench bench, IQueryCollection query)
    {
        var names = query[SetUpFields.Doctrine];
        var chosen = names.Count > 0 || query.ContainsKey(SetUpFields.Chosen);
        foreach (var name in names)
        {
            if (!DoctrineFiles.BuiltInNames.Contains(name, StringComparer.Ordinal))
            {
                throw new InputException($"there is no doctrine '{name}'; choose among {string.Join(", ", DoctrineFiles.BuiltInNames)}, or write one.");
            }
        }

        List<PreventionDoctrine> builtIn = [.. bench.BuiltIn.Where(d => !chosen || names.Contains(d.Name, StringComparer.Ordinal))];
        var own = query[SetUpFields.Own].Where(static o => !string.IsNullOrEmpty(o)).Select(static o => PackedText.Unpack(o!)).Select(text => new OwnDoctrine(text, bench.Read(text))).ToList();
        if (own.Count > MostOwn)
        {
            throw new InputException(Invariant($"{own.Count} doctrines of your own are too many at once; choose at most {MostOwn}."));
        }

        if (builtIn.Count + own.Count == 0)
        {
            throw new InputException("no doctrine is chosen; choose at least one.");
        }

        if (builtIn.Select(static d => d.Name).Concat(own.Select(static o => o.Doctrine.Name)).GroupBy(static n => n, StringComparer.Ordinal).FirstOrDefault(static g => g.Count() > 1) is { } twice)
        {
            throw new InputException($"two doctrines are called '{twice.Key}'; give each a name of its own.");
        }

        return new LabSetUp
        {
            BuiltIn = builtIn,
            HasAllBuiltIn = builtIn.Count == bench.BuiltIn.Count,
            Own = own,
            Draws = Draws(query[SetUpFields.Draws]),
            Seed = Seed(query[SetUpFields.Seed]),
            Expected = Expected(query[SetUpFields.Expected]),
            From = From(bench, query[SetUpFields.From]),
            Answers = Answers(bench, query),
            Beliefs = Beliefs(bench, query),
        };
    }

    private static long Draws(string? text) =>
        string.IsNullOrWhiteSpace(text) ? LabSetUp.DefaultDraws
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var draws) && draws is >= 1 and <= LabSetUp.MostDraws ? draws
        : throw new InputException(Invariant($"'{text}' draws cannot be made here; choose a whole number from 1 to {LabSetUp.MostDraws}."));

    private static ulong Seed(string? text) =>
        string.IsNullOrWhiteSpace(text) ? 1
        : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed
        : throw new InputException($"'{text}' is no seed; choose a whole number from 0 to {ulong.MaxValue}.");

    private static bool Expected(string? text) => text switch
    {
        null or "" or "0" => false,
        "1" => true,
        _ => throw new InputException($"'{text}' says nothing about how harm is thinned; write expected=1 for in expectation, or leave it out for death by death."),
    };

    private static Month? From(LabBench bench, string? text)
    {
        if (AskedFor.Month(text) is not { } month)
        {
            return null;
        }

        var record = bench.Workspace.Record;
        return month < record.From || month > record.To ? throw new InputException($"{month} is outside the record; choose a first month from {record.From} to {record.To}.")
            : month == record.From ? null
            : month;
    }

    private static SortedDictionary<string, string> Answers(LabBench bench, IQueryCollection query)
    {
        var answers = query.Where(static q => q.Key.StartsWith(SetUpFields.Answer, StringComparison.Ordinal)).ToDictionary(static q => q.Key[SetUpFields.Answer.Length..], static q => q.Value.ToString(), StringComparer.Ordinal);
        _ = bench.Instruments.Answer(answers);
        var defaults = bench.Instruments.Questions.ToDictionary(static q => q.Name, static q => q.Default, StringComparer.Ordinal);
        return new SortedDictionary<string, string>(answers.Where(a => defaults[a.Key] != a.Value).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static SortedDictionary<string, Distribution> Beliefs(LabBench bench, IQueryCollection query)
    {
        var beliefs = new SortedDictionary<string, Distribution>(StringComparer.Ordinal);
        foreach (var text in query[SetUpFields.Belief].Where(static p => !string.IsNullOrEmpty(p)))
        {
            if (text!.Split(':', 2) is not [var name, var believed])
            {
                throw new InputException($"'{text}' is no belief; write parameter:numbers, such as mediation.harm:0.7,0.9,1.");
            }

            var belief = BeliefText.Parse(name, believed);
            if (InstrumentChanges.Problem(bench.Instruments, name, belief) is { } problem)
            {
                throw new InputException(problem);
            }

            if (!beliefs.TryAdd(name, belief))
            {
                throw new InputException($"{name} is set twice; leave one out.");
            }
        }

        return beliefs;
    }
}
