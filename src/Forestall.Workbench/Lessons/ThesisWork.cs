using Forestall.Lessons.Claim;
using Microsoft.AspNetCore.Http;

namespace Forestall.Workbench.Lessons;

/// <summary>The claim on the cases of the record, for each pair of definitions that was asked for.</summary>
internal sealed class ThesisWork(Workspace workspace, BackgroundJobs jobs)
{
    /// <summary>How long a page waits for it before it says that it is under way.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly StudyJobs<CoercionClaim> _claims = new(jobs, "claim", JobLane.Solutions);

    /// <summary>The definitions a query asks for; the source's own where it names none.</summary>
    /// <exception cref="InputException">It names one that is not there.</exception>
    public static (CoercionDefinition Coercion, SuccessDefinition Success) Asked(IQueryCollection query)
    {
        var (coercion, success) = (StudyQuestion.Text(query, "coercion"), StudyQuestion.Text(query, "success"));
        return (
            coercion is null ? CoercionDefinition.OfTheSource : CoercionDefinition.All.FirstOrDefault(d => d.Name == coercion)
                ?? throw new InputException($"'{coercion}' is no definition of coercion; choose among {string.Join("; ", CoercionDefinition.All.Select(static d => d.Name))}."),
            success is null ? SuccessDefinition.Averted : SuccessDefinition.All.FirstOrDefault(d => d.Name == success)
                ?? throw new InputException($"'{success}' is no definition of success; choose among {string.Join("; ", SuccessDefinition.All.Select(static d => d.Name))}."));
    }

    /// <summary>The work for a pair of definitions.</summary>
    public StudyJob<CoercionClaim> Of((CoercionDefinition Coercion, SuccessDefinition Success) asked) =>
        _claims.Of($"{asked.Coercion.Name}|{asked.Success.Name}", (progress, cancellation) =>
        {
            progress("comparing the cases under every change");
            return CoercionClaim.Of(workspace.Curated, asked.Coercion, asked.Success, cancellation: cancellation);
        });

    /// <summary>The claim, waited for: for pictures and programs.</summary>
    /// <exception cref="InputException">The query names what is not there, or the record has no cases.</exception>
    public CoercionClaim Now(IQueryCollection query) =>
        Of(Asked(query)).Within(Longest).GetAwaiter().GetResult() ?? throw new InputException("the comparison of the cases is still under way; ask again in a moment.");
}
