using Forestall.Lessons;
using Forestall.Lessons.Coincidence;
using Forestall.Lessons.NecessaryConditions;
using static System.FormattableString;

namespace Forestall.Brief;

/// <summary>Each number of a comparison of cases in a sentence.</summary>
public static class FitSentences
{
    /// <summary>What the parameters of sufficiency say.</summary>
    public static IEnumerable<string> Of(string set, string outcome, SufficiencyFit fit)
    {
        yield return fit.Inclusion is { } i
            ? Invariant($"inclS {i:0.000}: {100 * i:0.0} % of the membership in {set} lies within {outcome}; at 100 % {set} would be wholly sufficient for it.")
            : $"inclS is not defined: no case has any membership in {set}.";
        if (fit.Pri is { } pri)
        {
            yield return Invariant($"PRI {pri:0.000}: the same share after what lies within {outcome} and its negation alike is taken off{(fit.Inclusion - pri > 0.3 ? $"; it is far lower, so {set} speaks for the negation nearly as well" : string.Empty)}.");
        }

        if (fit.Coverage is { } c)
        {
            yield return Invariant($"covS {c:0.000}: {set} accounts for {100 * c:0.0} % of the membership in {outcome}.");
        }
    }

    /// <summary>What the parameters of necessity say.</summary>
    public static IEnumerable<string> Of(string set, string outcome, NecessityFit fit)
    {
        yield return fit.Inclusion is { } i
            ? Invariant($"inclN {i:0.000}: {100 * i:0.0} % of the membership in {outcome} lies within {set}; at 100 % {outcome} would never come without it.")
            : $"inclN is not defined: no case has any membership in {outcome}.";
        if (fit.Relevance is { } r)
        {
            yield return Invariant($"RoN {r:0.000}: {(r < 0.5 ? $"low, {set} is there nearly everywhere, so its necessity says little" : $"{set} is absent often enough for its necessity to say something")}.");
        }

        if (fit.Coverage is { } c)
        {
            yield return Invariant($"covN {c:0.000}: {100 * c:0.0} % of the membership in {set} comes with {outcome}.");
        }
    }

    /// <summary>What a row of a truth table says.</summary>
    public static string Of(TruthTable table, TruthTableRow row)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(row);
        var what = string.Join('*', row.Values.Select((v, i) => Literal(table.Study.Conditions[i], v)).Where(static l => l.Length > 0));
        if (row.Cases.Count == 0)
        {
            return Invariant($"Row {row.Number} ({what}): no case; a logical remainder, of which nothing is known.");
        }

        var cut = Invariant($"inclusion {row.Inclusion:0.000} (cut-off {table.Settings.InclusionCut:0.###}) and PRI {row.Pri:0.000} (cut-off {table.Settings.PriCut:0.###})");
        var deviant = row.DeviantCases.Count == 0 ? "each above one half in" : $"of which {string.Join(", ", row.DeviantCases)} lack";
        return Invariant($"Row {row.Number} ({what}): {row.Cases.Count} {(row.Cases.Count == 1 ? "case" : "cases")}, {deviant} {table.Study.Outcome}; with {cut} it ")
            + row.Output switch
            {
                RowOutput.Positive => $"counts as sufficient for {table.Study.Outcome}.",
                RowOutput.Contradiction => "is contradictory: its inclusion lies between the two cut-offs.",
                RowOutput.Remainder => Invariant($"has fewer cases than the frequency cut-off {table.Settings.FrequencyCut} and counts as a remainder."),
                _ => $"does not count as sufficient for {table.Study.Outcome}.",
            };
    }

    /// <summary>What a model and its terms say.</summary>
    public static IEnumerable<string> Of(Model model, string outcome)
    {
        ArgumentNullException.ThrowIfNull(model);
        foreach (var term in model.FittedTerms)
        {
            yield return $"{term.Term.Expression}";
            foreach (var sentence in Of(term.Term.Expression, outcome, term.Fit))
            {
                yield return "  " + sentence;
            }

            if (term.UniqueCoverage is { } unique)
            {
                yield return Invariant($"  covU {unique:0.000}: {100 * unique:0.0} % of the membership in {outcome} is covered by this term and no other of the model.");
            }
        }

        if (model.FittedTerms.Count > 1)
        {
            yield return $"{model.Expression}";
            foreach (var sentence in Of("the model", outcome, model.Fit))
            {
                yield return "  " + sentence;
            }
        }

        yield return model.SimplifyingAssumptions switch
        {
            null => "It takes more remainders for positive than can be listed.",
            { Count: 0 } => "It takes no remainder for positive: it rests on observed rows alone.",
            { } rows => Invariant($"It takes {rows.Count} {(rows.Count == 1 ? "combination" : "combinations")} without cases for positive: {(rows.Count == 1 ? "row" : "rows")} {string.Join(", ", rows.Take(20))}{(rows.Count > 20 ? " …" : string.Empty)}."),
        };
    }

    /// <summary>What a necessary condition analysis says.</summary>
    public static IEnumerable<string> Of(NcaResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        foreach (var condition in result.Conditions)
        {
            yield return condition.Name;
            foreach (var ceiling in condition.Ceilings)
            {
                var name = ceiling.Technique == CeilingTechnique.CeFdh ? "CE-FDH" : "CR-FDH";
                yield return Invariant($"  {name} d {ceiling.EffectSize:0.000}: {100 * ceiling.EffectSize:0.0} % of the scope of {condition.Name} and {result.Outcome} lies beyond the ceiling, in the corner where cases would contradict the necessity of {condition.Name}; 0 would say that no level of it is necessary.");
                if (ceiling.Test is { } test)
                {
                    yield return Invariant($"  p {test.PValue:0.000}: so large a share of {test.Permutations:N0} permutations, which break any tie between the two, leave as much empty.");
                }

                yield return Invariant($"  c-accuracy {ceiling.Accuracy:0.0} %: {ceiling.Above} of {result.Cases} cases lie beyond the ceiling.");
            }
        }
    }

    /// <summary>What the atomic formulas of a coincidence analysis say, at most so many of them.</summary>
    public static IEnumerable<string> Of(CoincidenceResult result, int most)
    {
        ArgumentNullException.ThrowIfNull(result);
        foreach (var formula in result.AtomicSolutions.Take(most))
        {
            yield return formula.Formula;
            yield return formula.Consistency is { } con
                ? Invariant($"  con {con:0.000}: how far what stands left of <-> never comes without {formula.Outcome} ({result.Settings.Sufficiency.ToString().ToLowerInvariant()} measure; 1 is always).")
                : "  con is not defined: no case has what stands left of <->.";
            if (formula.Coverage is { } cov)
            {
                yield return Invariant($"  cov {cov:0.000}: how far {formula.Outcome} never comes without it ({result.Settings.Necessity.ToString().ToLowerInvariant()} measure; 1 is never).");
            }

            yield return Invariant($"  complexity {formula.Complexity}: so many factor values, none of which can be left out{(formula.Inus == false ? " by the search, although it is not free of redundancy in these data" : string.Empty)}.");
        }
    }

    private static string Literal(Condition condition, int value) =>
        value < 0 ? string.Empty : condition.Kind == ConditionKind.MultiValue ? Invariant($"{condition.Name}{{{value}}}") : value == 1 ? condition.Name : "~" + condition.Name;
}
