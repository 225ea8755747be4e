using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Forestall.Workbench.Lab;

/// <summary>A page for a set-up, which stands in its address.</summary>
public abstract class LabPageBase : ComponentBase
{
    /// <summary>What was asked.</summary>
    [CascadingParameter]
    public required HttpContext Asked { get; set; }

    [Inject]
    public LabBench Bench { get; set; } = null!;

    protected LabSetUp SetUp => field ??= SetUpReader.Read(Bench, Asked.Request.Query);

    /// <summary>The address one is at.</summary>
    protected string Here => Asked.Request.Path + Asked.Request.QueryString.ToString();
}
