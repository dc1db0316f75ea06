/* SPDX-License-Identifier: BSD-3-Clause
 *
 * A SoapFault for an error in the depths of a SoapClient gets out of there by a bailout, which ends
 * in the method that was called. The engine takes it for the end of the script ever after.
 */
#ifndef ASYNC_HOOK_SOAP_H
#define ASYNC_HOOK_SOAP_H

/* At MINIT. */
void async_soap_faults_install(void);

#endif
