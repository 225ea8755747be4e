using Forestall.Lessons.Claim;

namespace Forestall.Workbench.Lessons;

/// <summary>The claim's figures on one line.</summary>
/// <param name="Group">What is different.</param>
/// <param name="Name">How.</param>
/// <param name="Fit">The figures.</param>
internal sealed record ClaimLine(string Group, string Name, ClaimFit Fit)
{
    /// <summary>Other definitions of coercion, other definitions of success, and every change.</summary>
    public static IEnumerable<ClaimLine> Changes(CoercionClaim claim) =>
    [
        .. claim.Cells.Where(x => x.Success.Name == claim.Success.Name).Select(static x => new ClaimLine("definition of coercion", x.Coercion.Name, x.Fit)),
        .. claim.Cells.Where(x => x.Coercion.Name == claim.Coercion.Name).Select(static x => new ClaimLine("definition of success", x.Success.Name, x.Fit)),
        .. claim.Variants.Select(static v => new ClaimLine(v.Group, v.Name, v.Fit)),
    ];
}
